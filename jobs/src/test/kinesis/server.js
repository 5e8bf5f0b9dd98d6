// A Kinesis server in memory on a free loopback port; it ends when its standard input does.
const kinesalite = require('kinesalite')

const server = kinesalite({ createStreamMs: 20, updateStreamMs: 20, shardLimit: 50 })
server.listen(0, '127.0.0.1', () => console.log(server.address().port))
process.stdin.resume().on('end', () => process.exit(0))
