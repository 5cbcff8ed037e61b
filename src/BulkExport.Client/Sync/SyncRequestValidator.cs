using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Validates a <see cref="SyncRequest"/> instance against its validation attributes and the rules between its properties.</summary>
[OptionsValidator]
internal sealed partial class SyncRequestValidator : IValidateOptions<SyncRequest>
{
    /// <summary>Throws if the request is invalid.</summary>
    /// <exception cref="ArgumentException">A property is missing or invalid. The message contains its name.</exception>
    public static void ThrowIfInvalid(SyncRequest request, string parameterName)
    {
        OptionsGuard.ThrowIfInvalid(request, new SyncRequestValidator(), parameterName);
        if (FindError(request) is { } error)
        {
            throw new ArgumentException(error, parameterName);
        }
    }

    /// <summary>Gets the messages of all rules that the request violates.</summary>
    public static IReadOnlyList<string> GetErrors(SyncRequest request)
    {
        IEnumerable<string> failures = new SyncRequestValidator().Validate(name: null, request).Failures ?? [];
        return [.. FindError(request) is { } error ? failures.Append(error) : failures];
    }

    /// <summary>Finds a violation of the rules that attributes cannot express.</summary>
    public static string? FindError(SyncRequest request)
    {
        if (request.ResourceTypes is null or [])
        {
            return $"{nameof(SyncRequest.ResourceTypes)} is empty. Add at least one resource type, such as ResourceType.Messages.";
        }

        if (request.ResourceTypes.Contains(default))
        {
            return $"{nameof(SyncRequest.ResourceTypes)} contains default(ResourceType). Specify values such as ResourceType.Messages.";
        }

        if (request.StartDay == default)
        {
            return $"{nameof(SyncRequest.StartDay)} is required. Set it to the first day to synchronize.";
        }

        return request.EndDay < request.StartDay
            ? FormattableString.Invariant(
                $"{nameof(SyncRequest.EndDay)} ({request.EndDay:yyyy-MM-dd}) is before {nameof(SyncRequest.StartDay)} ({request.StartDay:yyyy-MM-dd}). Specify a day that is not before it."
            )
            : null;
    }
}
