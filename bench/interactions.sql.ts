/** When the history starts and ends; the new interactions of the increment come after the end. */
export const history = { from: "2025-04-21 00:00:00", to: "2026-07-14 22:00:00", days: 450 };

/**
 * ClickHouse SQL, one row per interaction of a delivery company: 5 interactions an order, 20 orders a customer, all drawn from a
 * hash of the seed and the order's number. Parts of the orders lie after the end of the history.
 */
export const interactionsSql = (interactions: number, seed: number): string => {
  const orders = Math.round(interactions / 4.65);
  const customers = Math.round(orders / 20);
  return `
WITH
  toDateTime64('${history.from}', 3, 'UTC') AS start,
  (salt -> (cityHash64(${seed}, number, salt) % 1000003) / 1000003) AS u,
  (ms -> toIntervalMillisecond(toInt64(ms))) AS after,
  start + after((number + u('placed')) * ${history.days * 86_400_000} / ${orders}) AS placed,
  u('lost') < 0.02 AS cancelled,
  -- Preparing takes 11 minutes on average, longer in the stores with a high number.
  placed + after(-log(1 - u('ready')) * 660000 * (1 + cityHash64(${seed}, number, 'store') % 40 / 80)) AS ready,
  placed + after(86400000 * (0.8 + 3.4 * pow(u('delivered'), 1.3))) AS delivered,
  arrayConcat(
    [('order.placed', placed)],
    cancelled ? [('order.cancelled', placed + after(u('cancel') * 3600000))] : [],
    cancelled OR u('never') < 0.01 ? [] : [('order.ready', ready), ('order.delivered', delivered)],
    NOT cancelled AND u('checked') < 0.62 ? [('order.checked', delivered + after(u('check') * 1.5 * 86400000))] : [],
    NOT cancelled AND u('rated') < 0.42 ? [('order.rated', delivered + after(u('rate') * 20 * 86400000))] : [],
    arrayMap(i -> ('ticket.contact', placed + after(u(toString(i)) * 6 * 86400000)), range(toUInt64(4 * pow(u('contacts'), 3.4)))),
    u('complains') < 0.09 ? [('complaint', delivered + after(u('complain') * 12 * 86400000))] : []) AS events
SELECT
  tupleElement(event, 1) AS kind,
  tupleElement(event, 2) AS at,
  concat('O', toString(10000000 + number)) AS order_id,
  concat('C', toString(1000000 + cityHash64(${seed}, number, 'customer') % ${customers})) AS customer,
  ['app', 'web', 'phone', 'shop'][1 + toUInt64(pow(u('channel'), 2) * 4)] AS channel,
  concat('S', toString(10 + cityHash64(${seed}, number, 'store') % 40)) AS store,
  kind = 'order.placed' ? toString(round(8 + 60 * u('amount'), 2)) : '' AS amount,
  kind = 'order.rated' ? toString(toUInt8(1 + 5 * pow(u('score'), 0.4))) : '' AS rating,
  kind = 'order.placed' ? toString(toDate(placed, 'Europe/Amsterdam') + 3) : '' AS promised,
  kind = 'order.checked' ? (u('complete') < 0.96 ? 'yes' : 'no') : '' AS complete
FROM (SELECT number, arrayJoin(events) AS event FROM numbers(${Math.round(orders * 1.02)}))`;
};

/** Statements that write the files of one size into `folder`, and 10,000 interactions that come later. */
export const filesSql = (folder: string, interactions: number, seed: number): readonly string[] => {
  const rows = interactionsSql(interactions, seed);
  const iso = "* REPLACE (concat(replaceOne(toString(at), ' ', 'T'), 'Z') AS at)";
  const end = `toDateTime64('${history.to}', 3, 'UTC')`;
  const csv = (file: string) => `INSERT INTO FUNCTION file('${folder}/${file}', 'CSVWithNames')`;
  return [
    `INSERT INTO FUNCTION file('${folder}/interactions.parquet', 'Parquet') SELECT * FROM (${rows}) WHERE at < ${end} SETTINGS output_format_parquet_compression_method = 'zstd'`,
    `${csv("interactions.csv")} SELECT ${iso} FROM file('${folder}/interactions.parquet', 'Parquet')`,
    `${csv("later.csv")} SELECT ${iso} FROM (SELECT * FROM (${rows}) WHERE at >= ${end} ORDER BY at LIMIT 10000)`,
  ];
};
