-- Figures of work look for what was booked in a period, wherever it was booked.
create index fact_of_work on peil.fact (tenant, log, at) where kind = 'work-booked';
