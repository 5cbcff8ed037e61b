using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace BulkExport.Client.Hosting;

/// <summary>Validates the rules of <see cref="BulkExportSyncOptions"/> that validation attributes cannot express.</summary>
internal sealed class BulkExportSyncOptionsCustomValidator(IServiceProvider provider) : IValidateOptions<BulkExportSyncOptions>
{
    public ValidateOptionsResult Validate(string? name, BulkExportSyncOptions options)
    {
        var result = new ValidateOptionsResultBuilder();
        ValidateRequest(options.Request, result);
        ValidateStore(options, result);
        ValidateClient(options, result);
        if (options.RetryBaseDelay > options.MaxRetryDelay)
        {
            result.AddError(
                $"{nameof(options.RetryBaseDelay)} ({options.RetryBaseDelay}) must not be longer than {nameof(options.MaxRetryDelay)} ({options.MaxRetryDelay})."
            );
        }

        if (options.DegradedAfter >= options.UnhealthyAfter)
        {
            result.AddError(
                $"{nameof(options.DegradedAfter)} ({options.DegradedAfter}) must be shorter than {nameof(options.UnhealthyAfter)} ({options.UnhealthyAfter})."
            );
        }

        return result.Build();
    }

    private static void ValidateRequest(SyncRequest? request, ValidateOptionsResultBuilder result)
    {
        const string Request = nameof(BulkExportSyncOptions.Request);
        if (request is null)
        {
            result.AddError($"{Request} must not be null.");
            return;
        }

        foreach (var error in request.GetValidationErrors())
        {
            result.AddError($"{Request}: {error}");
        }

        if (request.DryRun)
        {
            result.AddError($"{Request}.{nameof(request.DryRun)} must be false, because a dry run does not synchronize the store.");
        }

        if (request.RequestOnly)
        {
            result.AddError($"{Request}.{nameof(request.RequestOnly)} must be false, because nothing would be downloaded.");
        }
    }

    private static void ValidateStore(BulkExportSyncOptions options, ValidateOptionsResultBuilder result)
    {
        const string Directory = nameof(options.Directory);
        const string StoreFactory = nameof(options.StoreFactory);
        if (options is { Directory: null, StoreFactory: null })
        {
            result.AddError($"The store is missing. Set {Directory} or {StoreFactory}.");
        }
        else if (options is { Directory: not null, StoreFactory: not null })
        {
            result.AddError($"Both {Directory} and {StoreFactory} are set. Set one of them.");
        }
        else if (options.Directory is not null && string.IsNullOrWhiteSpace(options.Directory))
        {
            result.AddError($"{Directory} must not be empty.");
        }
    }

    private void ValidateClient(BulkExportSyncOptions options, ValidateOptionsResultBuilder result)
    {
        if (options is { AllAccounts: true, ClientKey: not null })
        {
            result.AddError(
                $"{nameof(options.ClientKey)} must be null if {nameof(options.AllAccounts)} is true. Set {nameof(options.AllAccounts)} to false to synchronize a single client."
            );
        }

        if (provider.GetService<IServiceProviderIsKeyedService>() is not { } registered)
        {
            return; // another container; a missing service is logged by the first run
        }

        if (options.AllAccounts && !registered.IsService(typeof(IBulkExportClientFactory)))
        {
            result.AddError($"{nameof(options.AllAccounts)} is true, but no accounts are registered. Call services.AddBulkExportClients.");
        }
        else if (!options.AllAccounts && !registered.IsKeyedService(typeof(IBulkExportClient), options.ClientKey))
        {
            result.AddError(
                options.ClientKey is null
                    ? $"No client is registered. Call services.AddBulkExportClient, or set {nameof(options.ClientKey)} or {nameof(options.AllAccounts)}."
                    : $"No client is registered with {nameof(options.ClientKey)} '{options.ClientKey}'. Call services.AddKeyedBulkExportClient."
            );
        }
    }
}
