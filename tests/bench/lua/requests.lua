-- The addresses come from a file named by BENCH_REQUESTS: a path a line, with an ETag behind a tab
-- where the answer shall be 304. One is taken at random each time; with a single one it is that.
local requests = {}

function init(args)
  math.randomseed(20260101)
  for line in io.lines(os.getenv("BENCH_REQUESTS")) do
    local path, etag = line:match("^([^\t]+)\t?(.*)$")
    local headers = {}
    if etag ~= "" then headers["If-None-Match"] = etag end
    requests[#requests + 1] = wrk.format("GET", path, headers)
  end
end

function request()
  return requests[math.random(#requests)]
end

dofile(os.getenv("BENCH_REPORT"))
