-- Which of a month's two editions a fixed column is for, where there is one for everybody and one for staff.
alter table newsroom.fixed_column add column audience text not null default 'PUBLIC' check (audience in ('STAFF', 'PUBLIC'));
