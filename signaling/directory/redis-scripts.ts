/**
 * What the relay runs inside Redis, each script in one step. A topic is a hash of sid → sealed peer record. Beside it,
 * `…:from` is a hash of sid → the networks around that member, and `…:shares` counts the members of each network. All
 * three expire. The first characters of a sid name its process. A member counts while its process holds its lease
 * and listens on its channel: a killed process stops listening at once, and when a machine falls silent its lease
 * ends.
 *
 * Networks are hashed names (network-names.ts), widest first, with spaces between. In `…:shares` the widest count up
 * and those within count down, so the last in the order of the set is the widest that holds most.
 */
import { createHash } from 'node:crypto';
import { TAG_CHARS, TOPICS } from './redis-keys.ts';

export interface Script {
  readonly text: string;
  readonly sha1: string;
}

const script = (text: string): Script => ({
  text,
  sha1: createHash('sha1').update(text).digest('hex'),
});

/** How many members are looked at to find the dead, or one who makes room: enough to meet what is no rarity. */
const LOOKED_AT = 64;
/** How many members are drawn for each of a sample, so that those of small networks are among them. */
const DRAWN_EACH = 4;

/** `put` and `drop` keep the three keys in step. `live(sid)` asks once for each process. */
const MEMBERS = `
local key, lease, channel = KEYS[1], ARGV[1], ARGV[2]
local from, shares = key .. ':from', key .. ':shares'
local known = {}
local function live(sid)
  local tag = string.sub(sid, 1, ${TAG_CHARS})
  if known[tag] == nil then
    known[tag] = redis.call('EXISTS', lease .. tag) == 1
      and redis.call('PUBSUB', 'NUMSUB', channel .. tag)[2] > 0
  end
  return known[tag]
end
local function widest(networks) return string.match(networks, '^[^ ]+') end
local function narrowest(networks) return string.match(networks, '[^ ]+$') end
local function held(network)
  return math.abs(tonumber(redis.call('ZSCORE', shares, network) or '0'))
end
local function count(networks, by)
  for network in string.gmatch(networks, '[^ ]+') do
    local step = network == widest(networks) and by or -by
    if tonumber(redis.call('ZINCRBY', shares, step, network)) == 0 then
      redis.call('ZREM', shares, network)
    end
  end
end
local function put(sid, record, networks)
  redis.call('HSET', key, sid, record)
  if redis.call('HSETNX', from, sid, networks) == 1 then count(networks, 1) end
end
local function drop(sid)
  local networks = redis.call('HGET', from, sid)
  redis.call('HDEL', key, sid)
  if networks then
    redis.call('HDEL', from, sid)
    count(networks, -1)
  end
end
local function live_for(ms)
  for _, name in ipairs({ key, from, shares }) do redis.call('PEXPIRE', name, ms) end
end
`;

/** `draw(self, count)` → {sid, record, …}, half of them of different networks; it removes the dead that it meets. */
const DRAW = `
local function draw(self, count, seed)
  local drawn, dead
  repeat
    drawn, dead = redis.call('HRANDFIELD', from, ${DRAWN_EACH} * count + 1, 'WITHVALUES'), 0
    for i = 1, #drawn, 2 do
      if not live(drawn[i]) then
        drop(drawn[i])
        dead = dead + 1
      end
    end
  until dead == 0
  -- Redis draws all of a small topic, in an order of its own.
  math.randomseed(seed)
  local order = {}
  for i = 1, #drawn, 2 do table.insert(order, math.random(#order + 1), i) end
  local chosen, isChosen, seen = {}, { [self] = true }, {}
  local function choose(sid)
    isChosen[sid] = true
    chosen[#chosen + 1] = sid
  end
  for _, i in ipairs(order) do
    local network = widest(drawn[i + 1])
    if 2 * #chosen < count and not isChosen[drawn[i]] and not seen[network] then
      seen[network] = true
      choose(drawn[i])
    end
  end
  for _, i in ipairs(order) do
    if #chosen < count and not isChosen[drawn[i]] then choose(drawn[i]) end
  end
  local found = {}
  for _, sid in ipairs(chosen) do
    local record = redis.call('HGET', key, sid)
    if record then
      found[#found + 1] = sid
      found[#found + 1] = record
    end
  end
  return found
end
`;

/** The bounds come last in ARGV: members at most, then by block, site and address. `places.ts` has the same rule. */
const ROOM = `
local max = tonumber(ARGV[#ARGV - 3])
local bounds = { b = ARGV[#ARGV - 2], s = ARGV[#ARGV - 1], a = ARGV[#ARGV] }
local function narrowest_full(networks)
  local full
  for network in string.gmatch(networks, '[^ ]+') do
    if held(network) >= tonumber(bounds[string.sub(network, 1, 1)]) then full = network end
  end
  return full
end
local function has_room() return redis.call('HLEN', key) < max end
local function most_of(members, network, score, least)
  local found, most = nil, least
  for i = 1, #members, 2 do
    if widest(members[i + 1]) == network and score(members[i + 1]) > most then
      found, most = members[i], score(members[i + 1])
    end
  end
  return found
end
-- Within a network of both: how much more the other holds where the two part ways.
local function ahead_within(network, networks)
  return function(others)
    if not string.find(others, network, 1, true) then return 0 end
    local mine = string.gmatch(networks, '[^ ]+')
    for other in string.gmatch(others, '[^ ]+') do
      local ours = mine()
      if other ~= ours then return held(other) - held(ours) end
    end
    return 0
  end
end
local function rival(networks, full, met)
  local top = redis.call('ZREVRANGE', shares, 0, 0, 'WITHSCORES')
  local own = held(widest(networks))
  if not full and own + 1 < tonumber(top[2]) then
    local function score(others) return held(narrowest(others)) end
    -- Each of these evens out what networks hold, so there cannot be many.
    return most_of(met, top[1], score, 0) or most_of(redis.call('HGETALL', from), top[1], score, 0)
  end
  local network = full or widest(networks)
  return own > 0 and most_of(met, widest(networks), ahead_within(network, networks), 1)
end
local function make_room(sid, networks)
  if redis.call('HEXISTS', key, sid) == 1 then return true end
  if has_room() and not narrowest_full(networks) then return true end
  local met = redis.call('HRANDFIELD', from, ${LOOKED_AT}, 'WITHVALUES')
  for i = #met - 1, 1, -2 do
    if not live(met[i]) then
      drop(met[i])
      table.remove(met, i + 1)
      table.remove(met, i)
    end
  end
  local full = narrowest_full(networks)
  if has_room() and not full then return true end
  local other = full ~= narrowest(networks) and rival(networks, full, met)
  if not other then return false end
  drop(other)
  local topic = string.sub(key, ${TOPICS.length + 1})
  local told = other .. '{"type":"full","topic":"' .. topic .. '"}'
  redis.call('PUBLISH', channel .. string.sub(other, 1, ${TAG_CHARS}), told)
  return true
end
`;

/** All scripts but RENEW start with KEYS topic and ARGV prefix of leases, prefix of channels. Then come: */

/** sid, record, networks, topic's life in ms, sample size, seed, bounds → sample or 'full'. */
export const JOIN = script(`${MEMBERS}${DRAW}${ROOM}
local sid = ARGV[3]
if not make_room(sid, ARGV[5]) then return 'full' end
put(sid, ARGV[4], ARGV[5])
live_for(ARGV[6])
return draw(sid, tonumber(ARGV[7]), tonumber(ARGV[8]))`);

/** sid, sample size, seed → sample. */
export const SAMPLE = script(`${MEMBERS}${DRAW}
return draw(ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5]))`);

/** sid, …: they have left. */
export const LEAVE = script(`${MEMBERS}
for i = 3, #ARGV do drop(ARGV[i]) end
return 'ok'`);

/** topic's life in ms, then sid, record, networks, …, then bounds: restores what was lost. */
export const RESTORE = script(`${MEMBERS}${ROOM}
for i = 4, #ARGV - 4, 3 do
  if make_room(ARGV[i], ARGV[i + 2]) then put(ARGV[i], ARGV[i + 1], ARGV[i + 2]) end
end
live_for(ARGV[3])
return 'ok'`);

/** KEYS lease, topics …; ARGV lease's life, topics' life in ms → whether the lease existed, then the topics that didn't. */
export const RENEW = script(`
local result = { redis.call('EXISTS', KEYS[1]) }
redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
for i = 2, #KEYS do
  local lives = redis.call('PEXPIRE', KEYS[i], ARGV[2])
  lives = lives * redis.call('PEXPIRE', KEYS[i] .. ':from', ARGV[2])
  lives = lives * redis.call('PEXPIRE', KEYS[i] .. ':shares', ARGV[2])
  if lives == 0 then result[#result + 1] = KEYS[i] end
end
return result`);

export const SCRIPTS: readonly Script[] = [JOIN, SAMPLE, LEAVE, RESTORE, RENEW];
