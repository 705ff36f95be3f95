#ifndef WINNOW_CCHECKSUM_H
#define WINNOW_CCHECKSUM_H

#include <stddef.h>
#include <stdint.h>

/// Folds the bytes of a CRC-32 (that of gzip) into sixteen, with carry-less multiplication: four times as fast as a table.
///
/// `crc` is the checksum of what stands before. What is left of the first bytes goes to `rest`, of which the checksum is to
/// be taken from 0xFFFFFFFF on, and then that of the bytes behind them. How many bytes were folded: a multiple of 16, or none where
/// there are fewer than 64 or the machine has no such multiplication.
size_t winnow_crc32_fold(uint32_t crc, const uint8_t *bytes, size_t count, uint8_t rest[16]);

#endif
