-- The five promises that are about one order in one pass over its interactions: right only because each order is placed and
-- delivered at most once, ready, checked and cancelled at most once. `quiet` is about the customer and reads on its own.
WITH paths AS (
  SELECT order_id, any_value(customer) AS customer,
    min(happened) FILTER (kind = 'order.placed') AS placed, min(promised) AS promised, min(happened) FILTER (kind = 'order.ready') AS ready,
    min(happened) FILTER (kind = 'order.delivered') AS delivered, min(happened) FILTER (kind = 'order.cancelled') AS cancelled,
    min(happened) FILTER (kind = 'order.checked') AS checked, min(complete) FILTER (kind = 'order.checked') AS complete,
    min(happened) FILTER (kind = 'order.rated') AS rated, min(rating) AS rating,
    list(happened) FILTER (kind = 'ticket.contact') AS contacts
  FROM interactions GROUP BY order_id
),
dues AS (
  SELECT *, placed + INTERVAL 30 MINUTE AS ready_due, (promised + 1)::TIMESTAMPTZ - INTERVAL 1 MILLISECOND AS arrives_due,
    placed + INTERVAL 10 DAY AS complete_due, delivered + INTERVAL 14 DAY AS liked_due, placed + INTERVAL 5 DAY AS easy_due,
    list_sort(list_filter(contacts, c -> c <= least(delivered, placed + INTERVAL 5 DAY)))[2] AS second_contact
  FROM paths
),
told AS (
  SELECT customer, t AS as_of, placed, delivered,
    CASE WHEN cancelled < least(ready, ready_due) THEN 'void' WHEN ready_due > t THEN 'pending' WHEN ready <= ready_due THEN 'kept' ELSE 'broken' END AS ready,
    CASE WHEN cancelled < least(delivered, arrives_due) THEN 'void' WHEN arrives_due > t THEN 'pending' WHEN delivered <= arrives_due THEN 'kept' ELSE 'broken' END AS arrives,
    CASE WHEN cancelled < least(checked, complete_due) THEN 'void' WHEN complete_due > t THEN 'pending'
      WHEN checked <= complete_due AND complete = 'yes' THEN 'kept' ELSE 'broken' END AS complete,
    CASE WHEN liked_due > t THEN 'pending' WHEN rated IS NULL OR rated > liked_due THEN 'void' WHEN rating >= 3 THEN 'kept' ELSE 'broken' END AS liked,
    CASE WHEN cancelled < least(second_contact, delivered, easy_due) THEN 'void' WHEN easy_due > t THEN 'pending'
      WHEN second_contact IS NULL AND delivered <= easy_due THEN 'kept' ELSE 'broken' END AS easy
  FROM dues, (SELECT getvariable('as_of') AS t)
),
verdicts AS (UNPIVOT (SELECT customer, ready, arrives, complete, CASE WHEN delivered IS NOT NULL THEN liked END AS liked, easy FROM told)
  ON ready, arrives, complete, liked, easy INTO NAME promise VALUE verdict)
SELECT promise, count(*) FILTER (verdict = 'kept') AS kept, count(*) FILTER (verdict = 'broken') AS broken, count(*) FILTER (verdict = 'pending') AS pending,
  count(*) FILTER (verdict = 'void') AS void, count(DISTINCT customer) FILTER (verdict = 'broken') AS letDown
FROM verdicts GROUP BY promise
