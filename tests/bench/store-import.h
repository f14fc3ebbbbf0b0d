/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * How fast a deck file becomes cards, against a program that does nothing but insert such rows into
 * SQLite, without a text index; and the memory that takes at most.
 */
#pragma once

/** bench_import: decks of 100 k and 1 M cards; @directory: takes files and collections */
void bench_import(const char *directory);

/** bench_import_child: what a run of its own does, which bench_import() starts so that its memory
 * is nobody else's. @what: ours or bare. Returns: an exit status */
int bench_import_child(const char *what, const char *file, const char *directory, int n);
