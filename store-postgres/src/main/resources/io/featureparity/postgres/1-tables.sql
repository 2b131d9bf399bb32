-- NaN is a price that is absent. Bars are never changed: each arrival is a row, and its position is its place among those of its symbol.
create table usdcop_m5_ohlcv (
    symbol text collate "C" not null,
    position bigint not null,
    "time" timestamptz not null,
    open float8 not null,
    high float8 not null,
    low float8 not null,
    close float8 not null,
    volume float8 not null,
    closed boolean not null,
    seen timestamptz not null,
    primary key (symbol, position),
    unique (symbol, "time", seen)
);

create index usdcop_m5_ohlcv_closed on usdcop_m5_ohlcv ("time") where closed;

-- A value is for a day, was published at an instant, and is seen by bars from another instant on.
create table macro_indicators_daily (
    indicator text collate "C" not null,
    day date not null,
    published timestamptz not null,
    available timestamptz not null,
    value float8 not null,
    primary key (indicator, day, published),
    unique (available, indicator, day)
);

-- Raw values, normalised ones and the observation in the order of the contract; no observation during the warm-up.
create table inference_features_5m (
    symbol text collate "C" not null,
    contract_hash text collate "C" not null,
    norm_stats_hash text collate "C" not null,
    "time" timestamptz not null,
    position bigint not null,
    raw float8[] not null,
    normalized float4[] not null,
    agent_position float8 not null,
    observation float4[],
    observation_sha256 text,
    primary key (symbol, contract_hash, norm_stats_hash, "time"),
    check ((observation is null) = (observation_sha256 is null))
);

create table engine_state (
    symbol text collate "C" not null,
    contract_hash text collate "C" not null,
    norm_stats_hash text collate "C" not null,
    position bigint not null,
    taken_at bigint not null,
    "time" timestamptz not null,
    snapshot bytea not null,
    primary key (symbol, contract_hash, norm_stats_hash)
);

-- What has not reached the online store: one row for each key, the newest.
create table online_outbox (
    symbol text collate "C" not null,
    contract_hash text collate "C" not null,
    norm_stats_hash text collate "C" not null,
    "time" timestamptz not null,
    position bigint not null,
    primary key (symbol, contract_hash, norm_stats_hash)
);

create table model_registry (
    model_id text collate "C" not null,
    version text collate "C" not null,
    entry bigint generated always as identity,
    symbol text collate "C" not null,
    model_hash text not null,
    contract_hash text not null,
    norm_stats_hash text not null,
    observation_size integer not null,
    feature_order text[] not null,
    status text not null check (status in ('REGISTERED', 'LIVE', 'RETIRED')),
    created timestamptz not null,
    primary key (model_id, version)
);

create unique index model_registry_live on model_registry (symbol) where status = 'LIVE';

create table decisions (
    symbol text collate "C" not null,
    model_id text collate "C" not null,
    model_version text collate "C" not null,
    "time" timestamptz not null,
    contract_hash text not null,
    norm_stats_hash text not null,
    agent_position float8 not null,
    observation float4[] not null,
    observation_sha256 text not null,
    output float8 not null,
    action text not null check (action in ('LONG', 'FLAT', 'SHORT')),
    decided timestamptz not null,
    latency_nanos bigint not null,
    audit_record bigint not null,
    primary key (symbol, "time", model_id, model_version)
);
