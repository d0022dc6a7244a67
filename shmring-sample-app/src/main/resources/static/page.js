'use strict';

const REFRESH_MILLIS = 500;
const HISTORY = 120;

// what each card shows large and draws: a figure of the report, and what a full chart means (null: its own largest value)
const CARDS = {
  cpu: {title: 'Processor', headline: ['busy'], full: () => 1},
  memory: {title: 'Memory', headline: ['used'], full: sampler => sampler.whole},
  disk: {title: 'Disks', headline: ['read', 'written'], full: () => null},
  network: {title: 'Network', headline: ['received', 'sent'], full: () => null},
};

const cards = new Map();
const published = new Map();
let polledAt = null;
let lettersShown = 0;

function format(value, unit) {
  switch (unit) {
    case 'SHARE': return (value * 100).toFixed(1) + ' %';
    case 'BYTES': return scaled(value, 1024, ['B', 'KiB', 'MiB', 'GiB', 'TiB']);
    case 'BYTES_PER_SECOND': return scaled(value, 1000, ['B/s', 'kB/s', 'MB/s', 'GB/s']);
    case 'NANOSECONDS': return scaled(value, 1000, ['ns', 'µs', 'ms', 's']);
    default: return value.toLocaleString('en');
  }
}

function scaled(value, step, units) {
  let i = 0;
  while (value >= step && i < units.length - 1) {
    value /= step;
    i++;
  }
  return value.toFixed(i === 0 || value >= 100 ? 0 : value >= 10 ? 1 : 2) + ' ' + units[i];
}

const count = value => Math.round(value).toLocaleString('en');

function element(name, text, className) {
  const node = document.createElement(name);
  node.textContent = text ?? '';
  if (className) node.className = className;
  return node;
}

function meter(value) {
  const node = element('meter');
  node.min = 0;
  node.max = 1;
  node.high = 0.8;
  node.low = 0.8;
  node.optimum = 0;
  node.value = value;
  return node;
}

function row(cells) {
  const tr = element('tr');
  for (const cell of cells) {
    const td = element('td');
    td.append(cell);
    tr.append(td);
  }
  return tr;
}

function card(sampler) {
  let known = cards.get(sampler.kind);
  if (!known) {
    const node = document.getElementById('sampler').content.firstElementChild.cloneNode(true);
    const form = node.querySelector('form');
    node.querySelector('h2').textContent = CARDS[sampler.kind].title;
    form.addEventListener('submit', event => {
      event.preventDefault();
      command(sampler.kind, {command: 'RATE', rate: form.elements.rate.valueAsNumber});
      form.elements.rate.blur();
    });
    form.elements.toggle.addEventListener('click', () =>
      command(sampler.kind, {command: known.paused ? 'RESUME' : 'PAUSE'}));
    form.elements.send.addEventListener('click', () =>
      command(sampler.kind, {command: 'FAULT', fault: form.elements.fault.value}));
    document.getElementById('samplers').append(node);
    known = {node, form, history: [], paused: false};
    cards.set(sampler.kind, known);
  }
  return known;
}

function state(sampler) {
  if (sampler.silentMillis === null) return ['waiting', 'silent'];
  if (sampler.silentMillis > 3000) return ['silent for ' + count(sampler.silentMillis / 1000) + ' s', 'silent'];
  return sampler.paused ? ['paused', 'paused'] : ['running', 'running'];
}

function showSampler(sampler) {
  const known = card(sampler);
  const {node, form, history} = known;
  const {headline, full} = CARDS[sampler.kind];
  const figures = headline.map(label => sampler.figures[label]);
  known.paused = sampler.paused;

  const [text, className] = state(sampler);
  const badge = node.querySelector('.state');
  badge.textContent = text;
  badge.className = 'state ' + className;

  const large = figures.map(figure => format(figure.last, figure.unit)).join(' · ');
  const explained = sampler.whole
    ? headline[0] + ' of ' + format(sampler.whole, figures[0].unit) : headline.join(' · ');
  node.querySelector('.headline strong').textContent = large;
  node.querySelector('.headline span').textContent = explained;

  history.push(figures.reduce((sum, figure) => sum + figure.last, 0));
  if (history.length > HISTORY) history.shift();
  draw(node, history, full(sampler));

  node.querySelector('.parts').replaceChildren(...sampler.parts.map((share, core) => {
    const part = element('div', 'core ' + core, 'part');
    part.append(meter(share));
    return part;
  }));

  const rows = Object.entries(sampler.figures);
  if (sampler.latency) rows.push(['latency', sampler.latency]);
  node.querySelector('.figures tbody').replaceChildren(...rows.map(([label, f]) =>
    row([label, ...[f.last, f.min, f.mean, f.p90, f.p99, f.max].map(value => format(value, f.unit))])));

  node.querySelector('.source').textContent = sampler.received === 0 ? 'No message yet.'
    : `Process ${sampler.pid}: ${count(sampler.perSecond)} of ${count(sampler.rate)} samples/s,`
      + ` ${count(sampler.received)} messages received, ${count(sampler.lost)} lost`;
  if (document.activeElement !== form.elements.rate && sampler.rate > 0) form.elements.rate.value = sampler.rate;
  form.elements.toggle.textContent = sampler.paused ? 'Resume' : 'Pause';
}

function draw(node, history, full) {
  const top = full ?? Math.max(1, ...history);
  const step = 120 / (HISTORY - 1);
  const from = 120 - (history.length - 1) * step;
  const points = history.map((value, i) =>
    `${(from + i * step).toFixed(2)},${(31 - 30 * Math.min(1, value / top)).toFixed(2)}`);
  node.querySelector('.line').setAttribute('d', 'M' + points.join('L'));
  node.querySelector('.area').setAttribute('d', `M${from.toFixed(2)},32L${points.join('L')}L120,32Z`);
}

function showRings(rings, samplers, seconds) {
  const rows = rings.flatMap(ring => ring.producers.map(producer => {
    const id = ring.name + '/' + producer.slot;
    const perSecond = seconds === null || !published.has(id)
      ? '' : count((producer.published - published.get(id)) / seconds);
    published.set(id, producer.published);
    const sender = producer.slot < 0 ? '' : producer.slot + ' ' + (samplers[producer.slot]?.kind ?? '') + ', ';
    const tr = row([
      ring.key,
      sender + (producer.held ? 'process ' + producer.pid : 'nobody'),
      ring.consumerHeld ? 'connected' : 'nobody',
      meter(producer.available / ring.capacity),
      count(producer.available) + ' of ' + format(ring.capacity, 'BYTES'),
      perSecond,
      count(producer.published),
      count(producer.stalls),
    ]);
    [...tr.children].slice(4).forEach(td => td.classList.add('number'));
    return tr;
  }));
  document.querySelector('#rings tbody').replaceChildren(...rows);
}

async function showDeadLetters(report) {
  if (report.deadLetters === lettersShown) return;
  const letters = await (await fetch('api/dead-letters', {cache: 'no-store'})).json();
  const rows = letters.map(letter => {
    const tr = row([
      new Date(letter.time).toLocaleTimeString(),
      letter.slot + ' ' + (report.samplers[letter.slot]?.kind ?? ''),
      letter.reason,
      count(letter.attempts),
      String(letter.typeId),
      count(letter.length),
    ]);
    [...tr.children].slice(3).forEach(td => td.classList.add('number'));
    tr.title = letter.start;
    return tr;
  });
  document.querySelector('#dead-letters tbody').replaceChildren(...rows);
  document.getElementById('dead-letters').hidden = letters.length === 0;
  lettersShown = report.deadLetters;
}

function showOverview(report) {
  const perSecond = report.samplers.reduce((sum, sampler) => sum + sampler.perSecond, 0);
  const entries = {
    'application': 'process ' + report.pid,
    'listener': report.listening,
    'samples/s': count(perSecond),
    'refused': count(report.deadLetters),
  };
  document.getElementById('overview').replaceChildren(...Object.entries(entries).map(([name, value]) => {
    const entry = element('div');
    entry.append(element('dt', name), element('dd', value));
    return entry;
  }));
}

function trouble(text) {
  const line = document.getElementById('trouble');
  line.textContent = text ?? '';
  line.hidden = !text;
}

async function command(kind, body) {
  const response = await fetch('api/samplers/' + kind, {
    method: 'POST', headers: {'Content-Type': 'application/json'}, body: JSON.stringify(body),
  }).catch(() => null);
  refused = response?.ok ? null : `The ${kind} sampler got no command: `
    + ((await response?.json().catch(() => null))?.detail ?? 'the application does not answer');
}

let refused = null;

async function refresh() {
  try {
    const response = await fetch('api/telemetry', {cache: 'no-store'});
    if (!response.ok) throw new Error('status ' + response.status);
    const report = await response.json();
    showOverview(report);
    report.samplers.forEach(showSampler);
    showRings(report.rings, report.samplers, polledAt === null ? null : (report.clockMillis - polledAt) / 1000);
    polledAt = report.clockMillis;
    await showDeadLetters(report);
    trouble(refused ?? report.rings.find(ring => ring.error)?.error);
  } catch (error) {
    trouble('No figures: ' + error.message);
  }
  setTimeout(refresh, REFRESH_MILLIS);
}

refresh();
