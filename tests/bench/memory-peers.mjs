// SPDX-License-Identifier: GPL-3.0-or-later
//
// What ts-fsrs and the binding to fsrs-rs need for the same work, one measurement a process, as JSON on stdout. For
// memory-peers.py. Usage: node memory-peers.mjs FOLDER-OF-PACKAGES fit FILE.csv | steps
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { resolve } from 'node:path'

const [folder, work, file] = process.argv.slice(2)
const require = createRequire(resolve(folder, 'package.json'))
const { FSRSBinding, computeParameters, convertCsvToFsrsItems } = require('@open-spaced-repetition/binding')
const { createEmptyCard, fsrs } = require('ts-fsrs')

const CARDS = 64
const STEPS = { next: 100_000, state: 1_000_000, binding: 100_000 }
const DAY = 86_400_000

/** Runs what may be asynchronous; the seconds of all its threads, and those on the wall. */
async function time(run) {
  const cpu = process.cpuUsage()
  const wall = process.hrtime.bigint()
  const result = await run()
  const { user, system } = process.cpuUsage(cpu)
  return { result, cpu: (user + system) / 1e6, wall: Number(process.hrtime.bigint() - wall) / 1e9 }
}

async function fit() {
  // Days end at 04:00 UTC, as for us.
  const items = convertCsvToFsrsItems(readFileSync(file), 4, 'UTC', () => 0)
  const { result, cpu, wall } = await time(() => computeParameters(items, { enableShortTerm: true, numRelearningSteps: 1 }))
  return { items: items.length, parameters: Array.from(result), cpu, wall }
}

const rating = (i) => (i % 11 === 0 ? 1 : 3)

/** Cards are reviewed when due, each begins anew after 20 reviews; so it is on our side. */
function scheduleWithTs() {
  const scheduler = fsrs({ enable_fuzz: false })
  const fresh = () => createEmptyCard(new Date(2026, 0, 1))
  const cards = Array.from({ length: CARDS }, fresh)
  for (let i = 0; i < STEPS.next; i++) {
    const card = cards[i % CARDS]
    cards[i % CARDS] = card.reps === 20 ? fresh() : scheduler.next(card, card.due, rating(i)).card
  }
}

function remember(next) {
  const first = next(null, 0, 3)
  const cards = Array.from({ length: CARDS }, () => first)
  return (steps) => {
    for (let i = 0; i < steps; i++) {
      const it = cards[i % CARDS]
      cards[i % CARDS] = it.stability > 1000 ? first : next(it, Math.ceil(it.stability), rating(i))
    }
  }
}

const grades = ['', 'again', 'hard', 'good', 'easy']

async function steps() {
  const scheduler = fsrs({ enable_fuzz: false })
  const binding = new FSRSBinding()
  const state = remember((memory, days, grade) => scheduler.next_state(memory, days, grade))
  const bound = remember((memory, days, grade) => binding.nextStates(memory, 0.9, days)[grades[grade]].memory)
  scheduleWithTs() // once for the compiler
  state(STEPS.state)
  bound(1000)
  return {
    'ts-fsrs next()': STEPS.next / (await time(scheduleWithTs)).cpu,
    'ts-fsrs next_state()': STEPS.state / (await time(() => state(STEPS.state))).cpu,
    'binding nextStates()': STEPS.binding / (await time(() => bound(STEPS.binding))).cpu,
  }
}

process.stdout.write(JSON.stringify(await (work === 'fit' ? fit : steps)()) + '\n')
