-- The quality of the bar, from 0 to 100; null if nobody judged it, as of all rows before this script.
alter table inference_features_5m add column quality float8;
