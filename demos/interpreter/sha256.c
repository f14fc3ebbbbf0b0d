/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * The standard's own steps, a block of 64 bytes at a time.
 */
#include "demos/interpreter/sha256.h"

#include <string.h>

#define BLOCK 64

static const uint32_t round_constants[64] = {
    0x428a2f98, 0x71374491, 0xb5c0fbcf, 0xe9b5dba5, 0x3956c25b, 0x59f111f1, 0x923f82a4, 0xab1c5ed5,
    0xd807aa98, 0x12835b01, 0x243185be, 0x550c7dc3, 0x72be5d74, 0x80deb1fe, 0x9bdc06a7, 0xc19bf174,
    0xe49b69c1, 0xefbe4786, 0x0fc19dc6, 0x240ca1cc, 0x2de92c6f, 0x4a7484aa, 0x5cb0a9dc, 0x76f988da,
    0x983e5152, 0xa831c66d, 0xb00327c8, 0xbf597fc7, 0xc6e00bf3, 0xd5a79147, 0x06ca6351, 0x14292967,
    0x27b70a85, 0x2e1b2138, 0x4d2c6dfc, 0x53380d13, 0x650a7354, 0x766a0abb, 0x81c2c92e, 0x92722c85,
    0xa2bfe8a1, 0xa81a664b, 0xc24b8b70, 0xc76c51a3, 0xd192e819, 0xd6990624, 0xf40e3585, 0x106aa070,
    0x19a4c116, 0x1e376c08, 0x2748774c, 0x34b0bcb5, 0x391c0cb3, 0x4ed8aa4a, 0x5b9cca4f, 0x682e6ff3,
    0x748f82ee, 0x78a5636f, 0x84c87814, 0x8cc70208, 0x90befffa, 0xa4506ceb, 0xbef9a3f7, 0xc67178f2,
};

static uint32_t
rotate(uint32_t word, int by)
{
  return word >> by | word << (32 - by);
}

static uint32_t
load_word(const uint8_t *bytes)
{
  return (uint32_t) bytes[0] << 24 | (uint32_t) bytes[1] << 16 | (uint32_t) bytes[2] << 8 |
         bytes[3];
}

static void
expand(const uint8_t *block, uint32_t words[64])
{
  for (int i = 0; i < 16; i++)
    words[i] = load_word(block + 4 * i);
  for (int i = 16; i < 64; i++) {
    uint32_t a = words[i - 15], b = words[i - 2];
    words[i] = words[i - 16] + (rotate(a, 7) ^ rotate(a, 18) ^ a >> 3) + words[i - 7] +
               (rotate(b, 17) ^ rotate(b, 19) ^ b >> 10);
  }
}

static void
add_block(uint32_t state[8], const uint8_t *block)
{
  uint32_t words[64], s[8];
  expand(block, words);
  memcpy(s, state, sizeof s);
  for (int i = 0; i < 64; i++) {
    uint32_t e = s[4], a = s[0];
    uint32_t first = s[7] + (rotate(e, 6) ^ rotate(e, 11) ^ rotate(e, 25)) +
                     ((e & s[5]) ^ (~e & s[6])) + round_constants[i] + words[i];
    uint32_t second =
        (rotate(a, 2) ^ rotate(a, 13) ^ rotate(a, 22)) + ((a & s[1]) ^ (a & s[2]) ^ (s[1] & s[2]));
    memmove(s + 1, s, 7 * sizeof *s);
    s[4] += first;
    s[0] = first + second;
  }
  for (int i = 0; i < 8; i++)
    state[i] += s[i];
}

/* What is left, a 1 bit, zeros, and the length in bits: one block or two. */
static void
add_end(uint32_t state[8], const uint8_t *bytes, size_t left, uint64_t total)
{
  uint8_t last[2 * BLOCK] = {0};
  size_t size = left + 9 <= BLOCK ? BLOCK : 2 * BLOCK;
  if (left > 0)
    memcpy(last, bytes, left);
  last[left] = 0x80;
  for (size_t i = 0; i < 8; i++)
    last[size - 1 - i] = (uint8_t) (total * 8 >> 8 * i);
  for (size_t at = 0; at < size; at += BLOCK)
    add_block(state, last + at);
}

void
sha256(const uint8_t *bytes, size_t n, uint8_t digest[32])
{
  uint32_t state[8] = {0x6a09e667, 0xbb67ae85, 0x3c6ef372, 0xa54ff53a,
                       0x510e527f, 0x9b05688c, 0x1f83d9ab, 0x5be0cd19};
  size_t done = 0;
  for (; n - done >= BLOCK; done += BLOCK)
    add_block(state, bytes + done);
  add_end(state, bytes + done, n - done, n);
  for (int i = 0; i < 32; i++)
    digest[i] = (uint8_t) (state[i / 4] >> (24 - 8 * (i % 4)));
}
