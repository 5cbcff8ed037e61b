using BulkExport.Client.FuzzTests;

if (args is ["--instrument"])
{
    Instrumentation.Install(); // in a process of its own, since the runtime has the library mapped
    return 0;
}

if (FuzzArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: [--inputs N] [--seed N] [--target NAME] | --target NAME --input FILE, a file that is there");
    return 2;
}

Coverage.Attach();
return FuzzSession.Run(arguments);
