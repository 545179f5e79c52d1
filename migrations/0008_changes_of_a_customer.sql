-- What changed last among the tickets of one customer: without it a page of them reads past those of every other customer. It costs
-- a change of a ticket some hundredths of a millisecond.
create index ticket_by_change_of_customer on peil.ticket (tenant, customer, changed_at desc, ticket);
