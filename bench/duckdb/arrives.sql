-- deadline: delivered before the end of the day promised; cancelled before that is void.
WITH placed AS (
  SELECT order_id, customer, happened, (promised + 1)::TIMESTAMPTZ - INTERVAL 1 MILLISECOND AS due FROM interactions WHERE kind = 'order.placed'
),
delivered AS (SELECT order_id, happened FROM interactions WHERE kind = 'order.delivered'),
cancelled AS (SELECT order_id, happened FROM interactions WHERE kind = 'order.cancelled'),
paths AS (
  SELECT any_value(p.customer) AS customer, any_value(p.due) AS due, min(d.happened) AS met, min(c.happened) AS cancelled
  FROM placed p
  LEFT JOIN delivered d ON p.order_id = d.order_id AND p.happened <= d.happened
  LEFT JOIN cancelled c ON p.order_id = c.order_id AND p.happened <= c.happened
  GROUP BY p.order_id, p.happened
),
told AS (
  SELECT customer, CASE WHEN cancelled < least(met, due) THEN 'void' WHEN due > getvariable('as_of') THEN 'pending' WHEN met <= due THEN 'kept' ELSE 'broken' END AS verdict
  FROM paths
)
SELECT count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM told
