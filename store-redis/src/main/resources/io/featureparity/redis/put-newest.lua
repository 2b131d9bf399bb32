-- Puts a value unless a newer one is there, and says whether the key holds the value now.
-- KEYS[1]: the key. ARGV: the value, its time to live in milliseconds, what every value begins with, and at which byte
-- (from 1 on) the age begins: two unsigned 64-bit numbers, big-endian; then the newest version of the format that is read, which
-- stands in the byte before the age. Lua has doubles alone, so ages are compared in pieces of 32 bits. What cannot be read is
-- replaced: it may be of another version, or damaged.
local held = redis.call('GET', KEYS[1])
local fresh, magic, at, newest = ARGV[1], ARGV[3], tonumber(ARGV[4]), tonumber(ARGV[5])
if held and #held >= at + 15 and string.sub(held, 1, #magic) == magic
    and string.byte(held, at - 1) >= 1 and string.byte(held, at - 1) <= newest then
  local h = { struct.unpack('>I4I4I4I4', string.sub(held, at, at + 15)) }
  local f = { struct.unpack('>I4I4I4I4', string.sub(fresh, at, at + 15)) }
  for i = 1, 4 do
    if f[i] < h[i] then
      return 0
    elseif f[i] > h[i] then
      break
    end
  end
end
redis.call('SET', KEYS[1], fresh, 'PX', ARGV[2])
return 1
