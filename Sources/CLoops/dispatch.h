// SPDX-License-Identifier: GPL-3.0-or-later

/// One copy of each loop a generation of processors; the right one is chosen when it is called.
#pragma once

#define INLINE static inline __attribute__((always_inline))

#if defined(__x86_64__)
#define WIDEST __attribute__((target("avx512f,avx512bw,avx512vl,bmi,bmi2,lzcnt,popcnt")))
#define WIDE __attribute__((target("avx2,bmi,bmi2,lzcnt,popcnt")))
#define DISPATCH(result, name, parameters, arguments)               \
  WIDEST static result name##_widest parameters { return name##_body arguments; } \
  WIDE static result name##_wide parameters { return name##_body arguments; }     \
  static result name##_any parameters { return name##_body arguments; }           \
  result name parameters {                                          \
    if (__builtin_cpu_supports("avx512bw") && __builtin_cpu_supports("avx512vl"))  \
      return name##_widest arguments;                               \
    if (__builtin_cpu_supports("avx2") && __builtin_cpu_supports("bmi2"))          \
      return name##_wide arguments;                                 \
    return name##_any arguments;                                    \
  }
#else
#define DISPATCH(result, name, parameters, arguments) \
  result name parameters { return name##_body arguments; }
#endif

