(() => {
  'use strict';

  const root = document.documentElement;
  const all = (selector, at) => [...at.querySelectorAll(selector)];
  const numbers = text => text.split(' ').filter(Boolean).map(Number);
  const isOff = key => root.classList.contains('off-' + key);

  const boxes = all('input[data-series]', document);
  const swatches = new Map(boxes.map(box => [box.dataset.series, box.parentNode]));
  const plots = all('.plot', document).map(plot);

  // One model has a box in each run of the page; they go together.
  for (const box of boxes) {
    box.hidden = false;
    box.addEventListener('change', () => {
      root.classList.toggle('off-' + box.dataset.series, !box.checked);
      for (const other of boxes) {
        if (other.dataset.series === box.dataset.series) {
          other.checked = box.checked;
        }
      }
      plots.forEach(read => read());
    });
  }

  /** Brings the controls of a chart to life; returns what shows its figures anew. */
  function plot(at) {
    const frames = all('.frame', at);
    const reading = at.querySelector('.reading');
    const slider = reading.querySelector('input');
    let frame = frames.find(each => !each.hidden);
    let begun = false;
    let guided = false;

    function show(index) {
      frame.hidden = true;
      frame = frames[index];
      frame.hidden = false;
      read();
    }

    function read() {
      const table = document.getElementById(frame.dataset.table);
      const rows = table.tBodies[0].rows;
      reading.hidden = rows.length === 0;
      if (rows.length === 0) {
        return;
      }
      slider.max = rows.length - 1;
      // At first where curves are farthest apart: at the end.
      slider.value = begun ? slider.value : slider.max;
      begun = true;
      const cells = rows[slider.valueAsNumber].cells;
      const heads = table.tHead.rows[0].cells;
      const place = cells[0].textContent + ' ' + heads[0].textContent;
      const values = [...heads]
        .map((head, i) => ({key: head.dataset.of, name: head.textContent, value: cells[i].textContent}))
        .filter(each => each.key !== undefined && !isOff(each.key));
      reading.querySelector('output').textContent = place;
      reading.querySelector('dl').replaceChildren(...values.map(entry));
      slider.setAttribute(
        'aria-valuetext',
        place + ': ' + values.map(each => each.name + ' ' + each.value).join('; '));
      guide();
    }

    /** A line through the chart at the place that is read. */
    function guide() {
      if (!guided) {
        return;
      }
      all('.guide', at).forEach(line => line.remove());
      const [left, top, right, bottom] = numbers(frame.dataset.area);
      const place = numbers(frame.dataset.at)[slider.valueAsNumber];
      const svg = frame.querySelector('svg');
      const line = document.createElementNS(svg.namespaceURI, 'line');
      const ends =
        frame.dataset.along === 'x' ? [place, top, place, bottom] : [left, place, right, place];
      ['x1', 'y1', 'x2', 'y2'].forEach((name, i) => line.setAttribute(name, ends[i]));
      line.setAttribute('class', 'guide');
      svg.append(line);
    }

    function point(event) {
      const svg = frame.querySelector('svg');
      const box = svg.getBoundingClientRect();
      const scale = svg.viewBox.baseVal.width / box.width;
      const here =
        (frame.dataset.along === 'x' ? event.clientX - box.left : event.clientY - box.top) * scale;
      const away = numbers(frame.dataset.at).map(place => Math.abs(place - here));
      slider.value = away.indexOf(Math.min(...away));
      guided = true;
      read();
    }

    for (const each of frames) {
      each.addEventListener('pointermove', point);
      each.addEventListener('pointerdown', point);
    }
    slider.addEventListener('input', () => {
      guided = true;
      read();
    });
    for (const tools of all('.tools', at)) {
      tools.hidden = false;
    }
    for (const radio of all('input[data-frame]', at)) {
      radio.addEventListener('change', () => show(Number(radio.dataset.frame)));
    }
    for (const percentile of all('input[data-labels]', at)) {
      const labels = percentile.dataset.labels.split('|');
      percentile.addEventListener('input', () => {
        const label = labels[percentile.valueAsNumber];
        percentile.setAttribute('aria-valuetext', label);
        percentile.parentNode.querySelector('output').textContent = label;
        show(percentile.valueAsNumber);
      });
    }
    read();
    return read;
  }

  /** A series with its value. */
  function entry({key, name, value}) {
    const row = document.createElement('div');
    const term = document.createElement('dt');
    const definition = document.createElement('dd');
    term.textContent = name;
    definition.textContent = value;
    row.append(swatches.get(key).querySelector('svg').cloneNode(true), term, definition);
    return row;
  }
})();
