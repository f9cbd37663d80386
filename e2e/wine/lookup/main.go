// Command lookup asks for the address of a name that is kept for tests. A watcher of connections that does not notice it is asleep.
package main

import (
	"context"
	"fmt"
	"net"
	"time"
)

func main() {
	ctx, cancel := context.WithTimeout(context.Background(), 2*time.Second)
	defer cancel()
	fmt.Println(net.DefaultResolver.LookupHost(ctx, "unpause.test"))
}
