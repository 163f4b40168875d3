// Which part of the program brings which data: the first of those whose functions know their addresses.

/** Merged where no more than this lies between, which weighs less than another beginning. */
const GAP = 8;
/** Gives each segment the number of its part; none to what nobody knows of. `parts` are the names of the functions of each. */
export function homesOf(data, { functions, data: linked }, parts) {
  const homes = new Map();
  const take = (segment, part) => {
    if (homes.has(segment)) return;
    homes.set(segment, part);
    for (const other of linked[segment].data) take(other, part);
  };
  // What may change is there from the beginning.
  linked.forEach(({ fixed }, segment) => fixed || take(segment, 0));
  parts.forEach((names, part) => {
    for (const name of names) for (const segment of functions.get(name)?.data ?? []) take(segment, part);
  });
  const places = new Map(linked.map(({ address }, segment) => [address, segment]));
  return data.map(({ address, bytes }) => {
    const segment = places.get(address);
    if (linked[segment]?.length !== bytes.length) throw new Error(`data at ${address} are not the linker's`);
    return { address, bytes, part: homes.get(segment), fixed: linked[segment].fixed };
  });
}

/** The data of one part, neighbours as one: what lies between is as it will be anyway. */
export function joined(homes, part) {
  const end = homes.at(-1).address + homes.at(-1).bytes.length;
  const memory = Buffer.alloc(end);
  for (const { address, bytes, part } of homes) if (part !== undefined) bytes.copy(memory, address);
  const changing = homes.filter(({ fixed }) => !fixed);
  const stretches = [];
  for (const { address, bytes } of homes.filter((one) => one.part === part && one.bytes.some((byte) => byte !== 0))) {
    const last = stretches.at(-1);
    const between = last && changing.some((one) => one.address >= last.end && one.address < address);
    if (last && address - last.end <= GAP && (part === 0 || !between)) last.end = address + bytes.length;
    else stretches.push({ start: address, end: address + bytes.length });
  }
  return stretches.map(({ start, end }) => ({ address: start, bytes: memory.subarray(start, end) }));
}
