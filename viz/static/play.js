// Playing: one step after the other, until the end or until stopped.

const PACE = 550;
let timer = null;
let ended = null;

/** Begin at `first`, or stop what plays; tells whether it plays now. */
export function play(first, last, step, done) {
  if (timer) {
    stop();
    return false;
  }
  ended = done;
  let at = first;
  const next = () => {
    step(at);
    at += 1;
    if (at > last) stop();
  };
  timer = setInterval(next, PACE);
  next();
  return true;
}

export function stop() {
  clearInterval(timer);
  timer = null;
  ended?.();
  ended = null;
}
