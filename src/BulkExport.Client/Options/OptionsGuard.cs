using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates options outside a container, by the same rules as within one.</summary>
internal static class OptionsGuard
{
    /// <summary>Throws when the options of a client are invalid.</summary>
    /// <exception cref="OptionsValidationException">An option is missing or invalid. The message names it.</exception>
    public static void ThrowIfInvalid(BulkExportClientOptions options)
    {
        var failures = new IValidateOptions<BulkExportClientOptions>[]
        {
            new BulkExportClientOptionsValidator(),
            new BulkExportClientOptionsCustomValidator(),
        }
            .SelectMany(validator => validator.Validate(name: null, options).Failures ?? [])
            .ToArray();
        if (failures.Length > 0)
        {
            throw new OptionsValidationException(nameof(BulkExportClientOptions), typeof(BulkExportClientOptions), failures);
        }
    }

    /// <summary>Throws when the options that are passed to a method are invalid.</summary>
    /// <exception cref="ArgumentException">An option is invalid. The message names it.</exception>
    public static void ThrowIfInvalid<TOptions>(TOptions options, IValidateOptions<TOptions> validator, string parameterName)
        where TOptions : class
    {
        if (validator.Validate(name: null, options) is { Failed: true } result)
        {
            throw new ArgumentException(result.FailureMessage, parameterName);
        }
    }
}
