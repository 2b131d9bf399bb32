// SPDX-License-Identifier: Apache-2.0
package com.example.service;

import java.time.LocalDateTime;

/** Five minutes of the market in the form in which this service gets them, with the local time at which they begin. */
record Candle(LocalDateTime begin, double open, double high, double low, double close, double volume) {}
