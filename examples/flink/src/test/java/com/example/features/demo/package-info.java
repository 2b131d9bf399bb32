// SPDX-License-Identifier: Apache-2.0

@NullMarked
package com.example.features.demo;

import org.jspecify.annotations.NullMarked;
