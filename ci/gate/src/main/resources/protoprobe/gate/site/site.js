// Comfort only: filters kept in the fragment (#?level=MUST&only=deviates). Everything works without.
(() => {
  'use strict';
  const form = document.getElementById('filters');
  if (!form) return;
  const shown = document.getElementById('shown');
  const unfold = document.getElementById('unfold');
  const tables = [...document.querySelectorAll('table.matrix')];
  const rows = tables.flatMap(table => [...table.querySelectorAll('tr.case')].map(row => {
    const cells = [...row.querySelectorAll('td.cell')];
    const group = row.parentElement;
    const summary = group.querySelector('tr.summary');
    return {
      row, group, summary, table,
      level: row.dataset.level,
      words: cells.map(cell => cell.textContent.replace(/\s+/g, ' ').trim()),
      signs: cells.map(cell => cell.classList),
      text: [row, summary].filter(Boolean).map(each => each.id + ' ' + each.querySelector('th').textContent).join(' ').toLowerCase(),
    };
  }));
  const judged = words => words.filter(word => !/^· /.test(word));
  const tests = {
    probe: (each, value) => each.table.dataset.probe === value,
    level: (each, value) => each.level === value,
    outcome: (each, value) => each.signs.some(list => list.contains(value)),
    only: (each, value) => value === 'differs'
      ? new Set(judged(each.words)).size > 1
      : each.signs.some(list => list.contains(value)),
    text: (each, value) => value.toLowerCase().split(/\s+/).every(word => each.text.includes(word)),
  };
  const names = Object.keys(tests);
  const field = name => form.elements.namedItem(name);

  function read() {
    const source = location.hash.startsWith('#?') ? location.hash.slice(2) : location.search.slice(1);
    const wanted = new URLSearchParams(source);
    names.filter(field).forEach(name => {
      field(name).value = wanted.get(name) || '';
      if (field(name).selectedIndex === -1) field(name).value = '';
    });
  }

  function active() {
    return names.filter(field).map(name => [name, field(name).value.trim()]).filter(each => each[1]);
  }

  function apply() {
    const filters = active();
    const groups = new Map();
    let count = 0;
    for (const each of rows) {
      const fits = filters.every(([name, value]) => tests[name](each, value));
      each.row.classList.toggle('out', !fits);
      groups.set(each.group, groups.get(each.group) || fits);
      count += fits;
    }
    groups.forEach((any, group) => {
      group.classList.toggle('out', !any);
      group.classList.toggle('open', filters.some(([name]) => name !== 'probe' && name !== 'level'));
    });
    document.querySelectorAll('tbody.topic').forEach(topic => {
      let next = topic.nextElementSibling;
      let any = false;
      for (; next && !next.classList.contains('topic'); next = next.nextElementSibling) {
        any = any || !next.classList.contains('out');
      }
      topic.classList.toggle('out', !any);
    });
    tables.forEach(table => {
      table.closest('section').classList.toggle('out', !table.querySelector('tbody.check:not(.out)'));
    });
    shown.textContent = filters.length ? count + ' of ' + rows.length + ' rows' : rows.length + ' rows';
  }

  function keep() {
    const filters = active();
    const fragment = filters.length ? '#?' + new URLSearchParams(filters) : location.href.split('#')[0];
    history.replaceState(null, '', fragment);
    apply();
  }

  form.addEventListener('input', keep);
  form.addEventListener('submit', event => event.preventDefault());
  form.addEventListener('reset', () => setTimeout(keep));
  unfold.addEventListener('click', () => {
    const switches = [...document.querySelectorAll('.fold input')];
    const open = switches.some(each => !each.checked);
    switches.forEach(each => { each.checked = open; });
    unfold.textContent = open ? 'Fold all' : 'Unfold all';
  });
  addEventListener('hashchange', () => { if (location.hash.startsWith('#?')) { read(); apply(); } });
  form.hidden = false;
  read();
  apply();
})();
