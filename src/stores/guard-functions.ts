/**
 * Functions an owner's SQL may use: those that only compute from their arguments. Left out on purpose: whatever reads files,
 * settings, other tables, dictionaries or the machine; the present and chance (an answer must come out the same again); functions
 * that take another function's name as text; those that make much out of little; and State/Merge.
 */
const scalars = `
  and or not xor if multiIf ifNull nullIf coalesce assumeNotNull toNullable isNull isNotNull isZeroOrNull greatest least clamp
  caseWithExpression caseWithoutExpression transform identity ignore materialize toTypeName
  equals notEquals less greater lessOrEquals greaterOrEquals isDistinctFrom isNotDistinctFrom in notIn globalIn globalNotIn exists
  like notLike ilike notILike match
  plus minus multiply divide intDiv intDivOrZero modulo moduloOrZero positiveModulo negate abs gcd lcm divideDecimal multiplyDecimal
  isFinite isInfinite isNaN ifNotFinite max2 min2 avg2 midpoint
  bitAnd bitOr bitXor bitNot bitShiftLeft bitShiftRight bitTest bitCount
  e pi exp exp2 exp10 log log2 log10 log1p ln sqrt cbrt erf erfc lgamma tgamma sin cos tan asin acos atan atan2 sinh cosh tanh hypot
  pow power sign degrees radians sigmoid widthBucket proportionsZTest minSampleSizeConversion minSampleSizeContinuous
  ceil ceiling floor round roundBankers roundDown trunc truncate
  CAST _CAST accurateCast accurateCastOrNull accurateCastOrDefault reinterpretAsUInt64
  toBool toInt8 toInt16 toInt32 toInt64 toUInt8 toUInt16 toUInt32 toUInt64 toFloat32 toFloat64 toDecimal32 toDecimal64 toDecimal128
  toInt8OrNull toInt16OrNull toInt32OrNull toInt64OrNull toUInt8OrNull toUInt16OrNull toUInt32OrNull toUInt64OrNull toFloat32OrNull
  toFloat64OrNull toDecimal32OrNull toDecimal64OrNull toInt8OrZero toInt16OrZero toInt32OrZero toInt64OrZero toUInt8OrZero toUInt16OrZero
  toUInt32OrZero toUInt64OrZero toFloat32OrZero toFloat64OrZero toDecimal32OrZero toDecimal64OrZero toInt64OrDefault toUInt64OrDefault toFloat64OrDefault
  toString toFixedString toStringCutToZero toUUID toUUIDOrNull toUUIDOrZero toLowCardinality
  toDate toDate32 toDateOrNull toDateOrZero toDate32OrNull toDateTime toDateTimeOrNull toDateTimeOrZero toDateTime64 toDateTime64OrNull toDateTime64OrZero
  parseDateTime parseDateTimeOrNull parseDateTime64 parseDateTime64OrNull parseDateTimeBestEffort parseDateTimeBestEffortOrNull
  parseDateTimeBestEffortOrZero parseDateTime64BestEffort parseDateTime64BestEffortOrNull parseDateTimeInJodaSyntax parseDateTimeInJodaSyntaxOrNull
  makeDate makeDate32 makeDateTime makeDateTime64 fromUnixTimestamp fromUnixTimestamp64Milli fromUnixTimestamp64Micro fromUnixTimestamp64Second
  toUnixTimestamp toUnixTimestamp64Milli toUnixTimestamp64Micro toUnixTimestamp64Second formatDateTime formatDateTimeInJodaSyntax dateName monthName
  toTimeZone toTimezone timeZoneOf timezoneOf timeZoneOffset timezoneOffset toUTCTimestamp fromUTCTimestamp
  toYear toQuarter toMonth toDayOfYear toDayOfMonth toDayOfWeek toHour toMinute toSecond toMillisecond toWeek toISOWeek toISOYear toYearWeek
  year quarter month day dayOfMonth dayOfWeek dayOfYear hour minute second
  toStartOfYear toStartOfISOYear toStartOfQuarter toStartOfMonth toStartOfWeek toStartOfDay toStartOfHour toStartOfMinute toStartOfSecond
  toStartOfMillisecond toStartOfFiveMinutes toStartOfTenMinutes toStartOfFifteenMinutes toStartOfInterval toMonday toLastDayOfMonth toLastDayOfWeek
  toYYYYMM toYYYYMMDD toYYYYMMDDhhmmss YYYYMMDDToDate toTime toRelativeYearNum toRelativeQuarterNum toRelativeMonthNum toRelativeWeekNum toRelativeDayNum
  toRelativeHourNum toRelativeMinuteNum toRelativeSecondNum toDaysSinceYearZero fromDaysSinceYearZero
  dateDiff date_diff age dateTrunc date_trunc dateAdd date_add dateSub date_sub timestampAdd timestamp_add timestampSub timestamp_sub addDate subDate
  addYears addQuarters addMonths addWeeks addDays addHours addMinutes addSeconds addMilliseconds addInterval
  subtractYears subtractQuarters subtractMonths subtractWeeks subtractDays subtractHours subtractMinutes subtractSeconds subtractMilliseconds subtractInterval
  toIntervalYear toIntervalQuarter toIntervalMonth toIntervalWeek toIntervalDay toIntervalHour toIntervalMinute toIntervalSecond toIntervalMillisecond
  timeSlot timeSlots tumble tumbleStart tumbleEnd
  length lengthUTF8 char_length character_length empty notEmpty lower upper lowerUTF8 upperUTF8 lcase ucase initcap initcapUTF8 caseFoldUTF8 reverse reverseUTF8
  concat concatWithSeparator concat_ws format substring substr mid substringUTF8 substringIndex substringIndexUTF8 left right leftUTF8 rightUTF8
  leftPad rightPad leftPadUTF8 rightPadUTF8 lpad rpad trim trimBoth trimLeft trimRight ltrim rtrim ascii char hex unhex bin unbin
  base64Encode base64Decode tryBase64Decode appendTrailingCharIfAbsent startsWith endsWith startsWithUTF8 endsWithUTF8
  position positionCaseInsensitive positionUTF8 positionCaseInsensitiveUTF8 locate countSubstrings countSubstringsCaseInsensitive countMatches
  countMatchesCaseInsensitive hasSubsequence hasSubsequenceCaseInsensitive hasToken hasTokenCaseInsensitive
  extract extractAll extractAllGroups extractAllGroupsHorizontal extractAllGroupsVertical extractGroups regexpExtract regexpQuoteMeta
  replace replaceOne replaceAll replaceRegexpOne replaceRegexpAll translate translateUTF8 normalizeUTF8NFC normalizeUTF8NFKC
  removeDiacriticsUTF8 isValidUTF8 toValidUTF8 soundex editDistance editDistanceUTF8 damerauLevenshteinDistance jaroSimilarity jaroWinklerSimilarity
  stringJaccardIndex ngramDistance ngramDistanceUTF8 ngramDistanceCaseInsensitive ngramSearch ngramSearchUTF8
  splitByChar splitByString splitByRegexp splitByWhitespace splitByNonAlpha alphaTokens tokens arrayStringConcat
  formatReadableQuantity formatReadableTimeDelta formatReadableSize
  protocol domain domainWithoutWWW topLevelDomain firstSignificantSubdomain path pathFull queryString fragment cutQueryString extractURLParameter
  decodeURLComponent encodeURLComponent
  tuple tupleElement untuple array arrayElement arrayElementOrNull arrayJoin range has hasAll hasAny hasSubstr indexOf countEqual arrayConcat arrayDistinct
  arrayCompact arrayReverse arraySort arrayReverseSort arrayPartialSort arrayMap arrayFilter arrayExists arrayAll arrayCount arraySum arrayAvg arrayMin arrayMax
  arrayProduct arrayFirst arrayFirstOrNull arrayFirstIndex arrayLast arrayLastOrNull arrayLastIndex arrayFill arrayReverseFill arraySplit arrayReverseSplit
  arrayCumSum arrayCumSumNonNegative arrayDifference arrayEnumerate arrayEnumerateUniq arrayEnumerateDense arrayUniq arrayIntersect arrayUnion arrayExcept
  arraySlice arrayPushBack arrayPushFront arrayPopBack arrayPopFront arrayZip arrayFlatten flatten arrayJaccardIndex arrayRotateLeft arrayRotateRight
  arrayShiftLeft arrayShiftRight emptyArrayString emptyArrayUInt64 emptyArrayFloat64 lambda
  map mapFromArrays mapKeys mapValues mapContains mapContainsKey mapContainsKeyLike mapContainsValue mapFilter mapApply mapExists mapAll mapAdd mapSubtract
  mapUpdate mapConcat mapSort mapReverseSort mapExtractKeyLike
  JSONHas JSONLength JSONArrayLength JSONType JSONKey JSONExtract JSONExtractString JSONExtractInt JSONExtractUInt JSONExtractFloat JSONExtractBool JSONExtractRaw
  JSONExtractArrayRaw JSONExtractKeys JSONExtractKeysAndValues JSONExtractKeysAndValuesRaw simpleJSONHas simpleJSONExtractString simpleJSONExtractInt
  simpleJSONExtractUInt simpleJSONExtractFloat simpleJSONExtractBool simpleJSONExtractRaw visitParamExtractString visitParamExtractInt isValidJSON toJSONString
  JSON_VALUE JSON_QUERY JSON_EXISTS
  cityHash64 sipHash64 xxHash64 xxHash32 farmHash64 murmurHash3_64 intHash32 intHash64 halfMD5 MD5 SHA1 SHA256
`;

const aggregates = `
  count sum sumWithOverflow sumKahan avg avgWeighted min max any anyLast anyHeavy any_value first_value last_value argMin argMax countDistinct
  uniq uniqExact uniqCombined uniqCombined64 uniqHLL12 groupArray groupUniqArray groupArraySorted groupArrayLast groupArrayMovingSum
  groupArrayMovingAvg groupArrayIntersect array_agg groupConcat groupBitAnd groupBitOr groupBitXor sumMap minMap maxMap sumMappedArrays
  quantile quantiles quantileExact quantilesExact quantileExactLow quantileExactHigh quantileExactWeighted quantileExactInclusive quantileExactExclusive
  quantileDD quantilesDD median medianExact medianExactLow medianExactHigh
  stddevPop stddevSamp varPop varSamp stddev_pop stddev_samp var_pop var_samp covarPop covarSamp corr skewPop skewSamp kurtPop kurtSamp
  simpleLinearRegression rankCorr entropy topK topKWeighted boundingRatio deltaSum deltaSumTimestamp maxIntersections maxIntersectionsPosition
  windowFunnel retention sequenceMatch sequenceCount sequenceNextNode histogram exponentialMovingAverage
`;

const windows =
  "row_number rank dense_rank percent_rank cume_dist ntile lag lead lagInFrame leadInFrame nth_value nonNegativeDerivative";

const names = (text: string) => new Set(text.trim().toLowerCase().split(/\s+/));
const ordinary = new Set([...names(scalars), ...names(windows)]);
const aggregate = names(aggregates);

/** Whether an owner's SQL may call it. Aggregates also with If, Array, Distinct, OrNull, OrDefault and ForEach behind them. */
export const isAllowedFunction = (name: string): boolean => ordinary.has(name.toLowerCase()) || isAggregate(name);

const isAggregate = (name: string): boolean => {
  if (aggregate.has(name.toLowerCase())) return true;
  const shorter = name.replace(/(If|Array|Distinct|OrNull|OrDefault|ForEach)$/, "");
  return shorter !== name && isAggregate(shorter);
};

/** For the reference: what may be used. */
export const allowedFunctions = (): readonly string[] =>
  `${scalars} ${windows} ${aggregates}`
    .trim()
    .split(/\s+/)
    .sort((a, b) => a.localeCompare(b));
