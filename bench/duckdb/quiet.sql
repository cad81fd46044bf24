-- absence: the customer does not complain within seven days after a delivery, about whatever it is.
WITH delivered AS (SELECT order_id, customer, happened, happened + INTERVAL 7 DAY AS due FROM interactions WHERE kind = 'order.delivered'),
complaints AS (SELECT customer, happened FROM interactions WHERE kind = 'complaint'),
told AS (
  SELECT d.customer, CASE WHEN d.due > getvariable('as_of') THEN 'pending' WHEN c.happened <= d.due THEN 'broken' ELSE 'kept' END AS verdict
  FROM delivered d
  ASOF LEFT JOIN complaints c ON d.customer = c.customer AND d.happened < c.happened
)
SELECT count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM told
