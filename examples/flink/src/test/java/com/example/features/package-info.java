// SPDX-License-Identifier: Apache-2.0

@NullMarked
package com.example.features;

import org.jspecify.annotations.NullMarked;
