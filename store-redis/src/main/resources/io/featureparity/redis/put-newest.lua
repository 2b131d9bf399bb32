-- Puts a value unless a newer one is there, and says whether the key holds the value now.
-- KEYS[1]: the key. ARGV: the value, its time to live in milliseconds, what every value begins with, and at which byte
-- (from 1 on) the age begins: two unsigned 64-bit numbers, big-endian. Lua has doubles alone, so they are compared in
-- pieces of 32 bits. What is no value of this format is replaced: it may be of another version, or damaged.
local held = redis.call('GET', KEYS[1])
local fresh, magic, at = ARGV[1], ARGV[3], tonumber(ARGV[4])
if held and #held >= at + 15 and string.sub(held, 1, #magic) == magic then
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
