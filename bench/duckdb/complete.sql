-- outcome: the first check within ten days says it is complete; no check is broken.
WITH placed AS (SELECT order_id, customer, happened, happened + INTERVAL 10 DAY AS due FROM interactions WHERE kind = 'order.placed'),
checked AS (SELECT order_id, happened, complete FROM interactions WHERE kind = 'order.checked'),
cancelled AS (SELECT order_id, happened FROM interactions WHERE kind = 'order.cancelled'),
paths AS (
  SELECT any_value(p.customer) AS customer, any_value(p.due) AS due, min(k.happened) AS met, arg_min(k.complete, k.happened) AS complete, min(c.happened) AS cancelled
  FROM placed p
  LEFT JOIN checked k ON p.order_id = k.order_id AND p.happened <= k.happened
  LEFT JOIN cancelled c ON p.order_id = c.order_id AND p.happened <= c.happened
  GROUP BY p.order_id, p.happened
),
told AS (
  SELECT customer, CASE WHEN cancelled < least(met, due) THEN 'void' WHEN due > getvariable('as_of') THEN 'pending'
    WHEN met <= due AND complete = 'yes' THEN 'kept' ELSE 'broken' END AS verdict
  FROM paths
)
SELECT count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM told
