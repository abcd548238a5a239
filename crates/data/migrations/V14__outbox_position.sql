-- Who watches what happens reads the outbox in this order, over all tenants; rows come at its end only.
create index outbox_position on data.outbox (position);
