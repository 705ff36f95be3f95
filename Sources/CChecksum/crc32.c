#include "CChecksum.h"

// Source: Gopal et al., "Fast CRC Computation for Generic Polynomials Using PCLMULQDQ Instruction" (Intel, 2009), for
// the bit-reflected polynomial 0xEDB88320. The numbers are powers of x modulo it.

#if defined(__x86_64__)

#include <immintrin.h>

/// `folded` moved on by the distance of `powers`, onto the bytes that stand there.
__attribute__((target("pclmul"))) static inline __m128i move_onto(__m128i folded, __m128i powers, __m128i bytes) {
    __m128i low = _mm_clmulepi64_si128(folded, powers, 0x00);
    __m128i high = _mm_clmulepi64_si128(folded, powers, 0x11);
    return _mm_xor_si128(_mm_xor_si128(low, high), bytes);
}

__attribute__((target("pclmul"))) static size_t fold(uint32_t crc, const uint8_t *bytes, size_t count, uint8_t rest[16]) {
    const __m128i by64 = _mm_set_epi64x(0x1c6e41596, 0x154442bd4);
    const __m128i by16 = _mm_set_epi64x(0x0ccaa009e, 0x1751997d0);
    const __m128i *next = (const __m128i *)bytes;
    __m128i lanes[4];
    for (int lane = 0; lane < 4; lane++) lanes[lane] = _mm_loadu_si128(next++);
    lanes[0] = _mm_xor_si128(lanes[0], _mm_cvtsi32_si128((int)~crc));
    size_t left = count - 64;
    for (; left >= 64; left -= 64) {
        for (int lane = 0; lane < 4; lane++) lanes[lane] = move_onto(lanes[lane], by64, _mm_loadu_si128(next++));
    }
    __m128i folded = lanes[0];
    for (int lane = 1; lane < 4; lane++) folded = move_onto(folded, by16, lanes[lane]);
    for (; left >= 16; left -= 16) folded = move_onto(folded, by16, _mm_loadu_si128(next++));
    _mm_storeu_si128((__m128i *)rest, folded);
    return count - left;
}

size_t winnow_crc32_fold(uint32_t crc, const uint8_t *bytes, size_t count, uint8_t rest[16]) {
    return count >= 64 && __builtin_cpu_supports("pclmul") ? fold(crc, bytes, count, rest) : 0;
}

#else

size_t winnow_crc32_fold(uint32_t crc, const uint8_t *bytes, size_t count, uint8_t rest[16]) {
    (void)crc, (void)bytes, (void)count, (void)rest;
    return 0;
}

#endif
