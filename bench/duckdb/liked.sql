-- score: the first rating within fourteen days of delivery is three or more; no rating is void.
WITH delivered AS (SELECT order_id, customer, happened, happened + INTERVAL 14 DAY AS due FROM interactions WHERE kind = 'order.delivered'),
rated AS (SELECT order_id, happened, rating FROM interactions WHERE kind = 'order.rated' AND rating IS NOT NULL),
paths AS (
  SELECT any_value(d.customer) AS customer, any_value(d.due) AS due, min(r.happened) AS answered, arg_min(r.rating, r.happened) AS rating
  FROM delivered d
  LEFT JOIN rated r ON d.order_id = r.order_id AND d.happened <= r.happened
  GROUP BY d.order_id, d.happened
),
told AS (
  SELECT customer, CASE WHEN due > getvariable('as_of') THEN 'pending' WHEN answered IS NULL OR answered > due THEN 'void' WHEN rating >= 3 THEN 'kept' ELSE 'broken' END AS verdict
  FROM paths
)
SELECT count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM told
