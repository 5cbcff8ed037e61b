using BenchmarkDotNet.Running;
using BulkExport.Client.Benchmarks;
using BulkExport.Client.Benchmarks.Quick;
using BulkExport.Client.Benchmarks.Stores;

if (args is [JobDownload.Argument, var baseAddress, var directory])
{
    return await JobDownload.RunAsync(baseAddress, directory);
}

if (args is [AzureUpload.Argument, var uploadEndpoint, var uploadContainer])
{
    return await AzureUpload.RunAsync(uploadEndpoint, uploadContainer);
}

if (args is [AzureDownload.Argument, var downloadEndpoint, var downloadContainer, var address])
{
    return await AzureDownload.RunAsync(downloadEndpoint, downloadContainer, address);
}

// "--azure http://127.0.0.1:10000/devstoreaccount1" measures a running Azurite.
if (args is ["--azure", var endpoint])
{
    var storeTargets = new Targets();
    await AzureTable.PrintAsync(storeTargets, endpoint);
    return storeTargets.Print() ? 0 : 1;
}

// "--quick" prints all tables and the targets; names of tables after it restrict it to them.
if (args is ["--quick", .. var names])
{
    var targets = new Targets();
    if (Includes("calls"))
    {
        JobTables.Print(targets);
    }

    if (Includes("loopback"))
    {
        await LoopbackTable.PrintAsync(targets);
    }

    if (Includes("records"))
    {
        await RecordTable.PrintAsync(targets);
    }

    if (Includes("directory"))
    {
        await DirectoryTable.PrintAsync(targets);
    }

    if (Includes("cold-start"))
    {
        await ColdStartTable.PrintAsync(targets);
    }

    return targets.Print() ? 0 : 1;

    bool Includes(string table) => names.Length == 0 || names.Contains(table);
}

BenchmarkSwitcher.FromAssembly(typeof(RecordReadings).Assembly).Run(args);
return 0;
