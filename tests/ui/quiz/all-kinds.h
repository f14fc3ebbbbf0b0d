/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A deck with a card of each kind of question.
 */
#pragma once

#define N_KINDS 9

static const char deck_of_all_kinds[] =
    "# All kinds\n\n- id: all-kinds\n\n"
    "## Open one?\n\n- time: 5 s\n- id: open\n\nIn one’s own words.\n\n"
    "## Choose one?\n\n- time: 20 s\n- id: choice\n\nright\n\n### Wrong answers\n\n- wrong\n"
    "  > It is the other one.\n- also wrong\n- nearly\n\n"
    "## Choose several?\n\n- time: 20 s\n- id: several\n\n### Right answers\n\n- sleep\n- read\n\n"
    "### Wrong answers\n\n- add\n- multiply\n\n"
    "## It waits.\n\n- time: 20 s\n- kind: true-false\n- id: truth\n\nFalse. It never does.\n\n"
    "## Type it?\n\n- time: 5 s\n- kind: typed\n- accept: mutex\n- id: typed\n\nmutex\n\n"
    "## How long?\n\n- time: 5 s\n- accept: 5 ms ± 10 %\n- id: number\n\nFive milliseconds.\n\n"
    "## A {{c1::lock}}.\n\n- time: 5 s\n- kind: cloze\n- id: gap\n\n"
    "## In which order?\n\n- time: 20 s\n- id: order\n\n### Order\n\n1. ask\n2. wait\n3. go\n\n"
    "## What belongs together?\n\n- time: 20 s\n- id: pairs\n\n### Pairs\n\n- a → one\n- b → two\n";
