/* SPDX-License-Identifier: GPL-3.0-or-later
 *
 * A made-up learner, the same one every time, who has studied for some weeks up to now. Main thread
 * only.
 */
#pragma once

#include "tests/app/store/fixture.h"

/** learner_study: answers what waits on each of the @days days that end at NOON, some left out */
void learner_study(IlkCollection *collection, int days);

/** learner_predict: makes @n predictions in the lab that come ever closer */
void learner_predict(IlkCollection *collection, int n);
