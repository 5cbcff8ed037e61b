using BulkExport.Client.FirstCall;

// Makes one call and prints a line when it completes. The benchmarks measure from the start of the process to that line.
Console.WriteLine($"done {await FirstCalls.ByClient[args[0]](new Uri(args[1]))}");
