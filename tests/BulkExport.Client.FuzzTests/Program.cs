using BulkExport.Client.FuzzTests;
using BulkExport.Client.FuzzTests.Differential;

if (args is ["--instrument"])
{
    Instrumentation.Install(); // in a separate process, because the runtime maps the library
    return 0;
}

if (args is ["--differential", .. var differential] && DifferentialArguments.Parse(differential) is { } differentialArguments)
{
    Coverage.Attach(); // the library is instrumented
    return DifferentialSession.Run(differentialArguments);
}

if (FuzzArguments.Parse(args) is not { } arguments)
{
    Console.Error.WriteLine("usage: [--inputs N] [--seed N] [--target NAME] | --target NAME --input FILE (an existing file)");
    Console.Error.WriteLine("       --differential [--files N] [--seed N] [--cross-checks N]");
    return 2;
}

Coverage.Attach();
return FuzzSession.Run(arguments);
