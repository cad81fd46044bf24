/** The workspace of one size: six promises of different kinds over the whole history. Nothing is split, as in the SQL beside it. */
export const keptYaml = (files: string): string => `kept: v1
as_of: latest
company:
  name: Bench
  timezone: Europe/Amsterdam
sources:
  shop:
    files: ${files}
    expect: { every: 1d, within: 6h }
    records:
      - type: { from: kind }
        at: at
        subject: order_id
        customer: "{customer}"
        channel: channel
        amount: amount
        score: rating
        properties: { store: store, promised: { from: promised, as: day }, complete: complete }
promises:
  ready:
    says: Your order is ready within half an hour.
    kind: duration
    made: order.placed
    met: order.ready
    void: order.cancelled
    within: 30m
    target: 90%
    window: 500d
  arrives:
    says: Your order is there on the day we said.
    kind: deadline
    made: order.placed
    met: order.delivered
    void: order.cancelled
    by: promised
    target: 90%
    window: 500d
  complete:
    says: Nothing is missing.
    kind: outcome
    made: order.placed
    met: order.checked
    void: order.cancelled
    expects: { complete: "yes" }
    within: 10d
    target: 50%
    window: 500d
  liked:
    says: You like it.
    kind: score
    made: order.delivered
    met: order.rated
    at_least: 3
    within: 14d
    target: 90%
    window: 500d
  quiet:
    says: You have nothing to complain about.
    kind: absence
    made: order.delivered
    absent: complaint
    per: customer
    within: 7d
    target: 90%
    window: 500d
  easy:
    says: You need to ask us at most once.
    kind: effort
    made: order.placed
    counts: [ticket.contact]
    met: order.delivered
    void: order.cancelled
    of: contacts
    at_most: 1
    within: 5d
    target: 80%
    window: 500d
`;
