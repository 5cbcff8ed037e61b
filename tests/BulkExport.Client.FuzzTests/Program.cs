using BulkExport.Client.FuzzTests;

if (args is ["--instrument"])
{
    Instrumentation.Install(); // in a separate process, because the runtime maps the library
    return 0;
}

if (FuzzArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: [--inputs N] [--seed N] [--target NAME] | --target NAME --input FILE (an existing file)");
    return 2;
}

Coverage.Attach();
return FuzzSession.Run(arguments);
