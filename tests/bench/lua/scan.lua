-- Asks for BENCH_SCAN_PATH with each number from BENCH_SCAN_FROM to BENCH_SCAN_COUNT, one after the other;
-- when all were asked for, the last one goes on.
local path = os.getenv("BENCH_SCAN_PATH")
local count = tonumber(os.getenv("BENCH_SCAN_COUNT"))
local number = tonumber(os.getenv("BENCH_SCAN_FROM"))

function request()
  local address = path:gsub("%%d", tostring(math.min(number, count)))
  number = number + 1
  return wrk.format("GET", address)
end

dofile(os.getenv("BENCH_REPORT"))
