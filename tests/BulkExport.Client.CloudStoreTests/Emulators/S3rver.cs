using BulkExport.Client.CompatibilityTests;

namespace BulkExport.Client.CloudStoreTests;

/// <summary>The emulator of S3, behind a proxy with the semantics that it lacks.</summary>
internal sealed class S3rver : StorageEmulator
{
    private readonly ChildProcess _process;
    private readonly DirectoryInfo _directory;

    private S3rver(ChildProcess process, DirectoryInfo directory, Uri unconditionalAddress)
    {
        _process = process;
        _directory = directory;
        UnconditionalAddress = unconditionalAddress;
        Proxy = new S3SemanticsProxy(unconditionalAddress);
    }

    public override CloudStoreKind Kind => CloudStoreKind.S3;

    public override Uri Address => Proxy.Address;

    /// <summary>Gets the address of the emulator without the proxy. It ignores conditions.</summary>
    public Uri UnconditionalAddress { get; }

    public S3SemanticsProxy Proxy { get; }

    public static async Task<S3rver> StartAsync(NodeProject node)
    {
        var directory = Directory.CreateTempSubdirectory("bulkexport-s3rver-");
        string[] arguments =
        [
            "--openssl-legacy-provider", // its continuation tokens are encrypted with DES
            "node_modules/s3rver/bin/s3rver.js",
            "--address=127.0.0.1",
            "--port=0",
            "--silent",
            "--allow-mismatched-signatures", // the proxy changes long keys
            $"--directory={directory.FullName}",
        ];
        var process = node.Run(arguments);
        var emulator = new S3rver(process, directory, await ReadAddressAsync(process));
        await emulator.Proxy.StartAsync();
        return emulator;
    }

    public override async Task<string> CreateContainerAsync()
    {
        var name = CreateName();
        using var client = CloudStore.CreateS3Client(UnconditionalAddress);
        await client.PutBucketAsync(name, TestContext.Current.CancellationToken);
        return name;
    }

    public override async ValueTask DisposeAsync()
    {
        await Proxy.DisposeAsync();
        await _process.DisposeAsync();
        _directory.Delete(recursive: true);
    }
}
