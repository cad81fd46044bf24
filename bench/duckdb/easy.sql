-- effort: at most one contact until delivery, and delivered within five days; cancelled before that is void.
WITH placed AS (SELECT order_id, customer, happened, happened + INTERVAL 5 DAY AS due FROM interactions WHERE kind = 'order.placed'),
delivered AS (SELECT order_id, happened FROM interactions WHERE kind = 'order.delivered'),
cancelled AS (SELECT order_id, happened FROM interactions WHERE kind = 'order.cancelled'),
paths AS (
  SELECT p.order_id, p.happened, any_value(p.customer) AS customer, any_value(p.due) AS due, min(d.happened) AS met, min(c.happened) AS cancelled
  FROM placed p
  LEFT JOIN delivered d ON p.order_id = d.order_id AND p.happened <= d.happened
  LEFT JOIN cancelled c ON p.order_id = c.order_id AND p.happened <= c.happened
  GROUP BY p.order_id, p.happened
),
contacts AS (
  SELECT p.order_id, p.happened, list_sort(list(t.happened))[2] AS second
  FROM paths p
  JOIN interactions t ON p.order_id = t.order_id AND t.kind = 'ticket.contact' AND t.happened BETWEEN p.happened AND least(p.met, p.due)
  GROUP BY p.order_id, p.happened
),
told AS (
  SELECT p.customer, CASE WHEN p.cancelled < least(t.second, p.met, p.due) THEN 'void' WHEN p.due > getvariable('as_of') THEN 'pending'
    WHEN t.second IS NULL AND p.met <= p.due THEN 'kept' ELSE 'broken' END AS verdict
  FROM paths p LEFT JOIN contacts t USING (order_id, happened)
)
SELECT count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM told
