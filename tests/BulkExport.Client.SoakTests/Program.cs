using BulkExport.Client.SoakTests;

if (SoakArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: [--seed N] [--minutes M | --seconds S] [--calls N] [--only CALL]");
    return 2;
}

return await new SoakRun(arguments).RunAsync() ? 0 : 1;
