using BulkExport.Client.ColdStartHost;

// Sends one request and prints a line when the response is deserialized. The benchmarks measure the time from the start of the process to that line.
Console.WriteLine($"done {await ColdStarts.ByClient[args[0]](new Uri(args[1]))}");
