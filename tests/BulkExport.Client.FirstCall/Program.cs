using BulkExport.Client.FirstCall;

// A process that makes one call and prints when it is done: whoever starts it measures from the start to that line.
Console.WriteLine(await FirstCalls.ByClient[args[0]](new Uri(args[1])));
