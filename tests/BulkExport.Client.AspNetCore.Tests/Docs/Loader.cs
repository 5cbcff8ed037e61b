using System.Threading.Channels;
using Microsoft.Extensions.Logging;

namespace BulkExport.Client.AspNetCore.Tests.Docs;

/// <summary>The service of an application that loads the files of a job.</summary>
internal sealed class Loader(ILogger<Loader> logger)
{
    /// <summary>Gets the jobs that were loaded.</summary>
    public static Channel<Job> Loaded { get; } = Channel.CreateUnbounded<Job>();

    public async Task LoadAsync(Job job, CancellationToken cancellationToken)
    {
        logger.LogInformation("Loading a job.");
        await Loaded.Writer.WriteAsync(job, cancellationToken);
    }
}
