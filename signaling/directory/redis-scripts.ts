/**
 * What the relay runs inside Redis, each script in one step. A topic is a hash of sid → sealed peer record, and it
 * expires. The first characters of a sid name its process. A member counts while its process holds its lease
 * and listens on its channel: a killed process stops listening at once, and when a machine falls silent its lease
 * ends.
 */
import { createHash } from 'node:crypto';
import { TAG_CHARS } from './redis-keys.ts';

export interface Script {
  readonly text: string;
  readonly sha1: string;
}

const script = (text: string): Script => ({
  text,
  sha1: createHash('sha1').update(text).digest('hex'),
});

/** `live(sid)` asks once for each process. `draw(self, count)` → {sid, record, …}; it removes the dead that it meets. */
const MEMBERS = `
local key, lease, channel = KEYS[1], ARGV[1], ARGV[2]
local known = {}
local function live(sid)
  local tag = string.sub(sid, 1, ${TAG_CHARS})
  if known[tag] == nil then
    known[tag] = redis.call('EXISTS', lease .. tag) == 1
      and redis.call('PUBSUB', 'NUMSUB', channel .. tag)[2] > 0
  end
  return known[tag]
end
local function draw(self, count)
  while true do
    local found, dead = {}, 0
    local drawn = redis.call('HRANDFIELD', key, count + 1, 'WITHVALUES')
    for i = 1, #drawn, 2 do
      if not live(drawn[i]) then
        redis.call('HDEL', key, drawn[i])
        dead = dead + 1
      elseif drawn[i] ~= self and #found < 2 * count then
        found[#found + 1] = drawn[i]
        found[#found + 1] = drawn[i + 1]
      end
    end
    if dead == 0 then return found end
  end
end
local function hasRoomFor(sid, max)
  if redis.call('HLEN', key) < max or redis.call('HEXISTS', key, sid) == 1 then return true end
  for _, other in ipairs(redis.call('HKEYS', key)) do
    if not live(other) then redis.call('HDEL', key, other) end
  end
  return redis.call('HLEN', key) < max
end
`;

/** All scripts but RENEW start with KEYS topic and ARGV prefix of leases, prefix of channels. Then come: */

/** sid, record, members at most, topic's life in ms, sample size → sample or 'full'. */
export const JOIN = script(`${MEMBERS}
local sid = ARGV[3]
if not hasRoomFor(sid, tonumber(ARGV[5])) then return 'full' end
redis.call('HSET', key, sid, ARGV[4])
redis.call('PEXPIRE', key, ARGV[6])
return draw(sid, tonumber(ARGV[7]))`);

/** sid, sample size → sample. */
export const SAMPLE = script(`${MEMBERS}
return draw(ARGV[3], tonumber(ARGV[4]))`);

/** members at most, topic's life in ms, then sid, record, …: restores what was lost. */
export const RESTORE = script(`${MEMBERS}
for i = 5, #ARGV, 2 do
  if not hasRoomFor(ARGV[i], tonumber(ARGV[3])) then break end
  redis.call('HSET', key, ARGV[i], ARGV[i + 1])
end
redis.call('PEXPIRE', key, ARGV[4])
return 'ok'`);

/** KEYS lease, topics …; ARGV lease's life, topics' life in ms → whether the lease existed, then the topics that didn't. */
export const RENEW = script(`
local result = { redis.call('EXISTS', KEYS[1]) }
redis.call('SET', KEYS[1], '', 'PX', ARGV[1])
for i = 2, #KEYS do
  if redis.call('PEXPIRE', KEYS[i], ARGV[2]) == 0 then result[#result + 1] = KEYS[i] end
end
return result`);

export const SCRIPTS: readonly Script[] = [JOIN, SAMPLE, RESTORE, RENEW];
