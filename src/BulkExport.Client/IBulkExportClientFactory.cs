using Microsoft.Extensions.Options;

namespace BulkExport.Client;

/// <summary>Defines a factory that creates clients by name, for example one for each account, from a configuration that can change while the application
/// runs.</summary>
/// <remarks>
/// <para>
/// Register the factory with <c>services.AddBulkExportClients(…)</c>. A client has its own credential and its own handlers, so that no request contains
/// the credential of another client. The clients share pooled connections, which do not depend on credentials.
/// </para>
/// <para>
/// When the configuration is reloaded, clients can be added, changed and removed without a restart. Call <see cref="CreateClient"/> for each unit of
/// work instead of keeping a client. The calls of a client that has been replaced or removed are completed; its handlers are disposed when it is not
/// used anymore. All clients are disposed with the container.
/// </para>
/// <para>All members are thread-safe.</para>
/// </remarks>
/// <example>
/// <code language="csharp">
/// foreach (var name in factory.GetNames())
/// {
///     var client = factory.CreateClient(name);
///     await client.ExportAsync(request, $"exports/{name}");
/// }
/// </code>
/// </example>
public interface IBulkExportClientFactory
{
    /// <summary>Gets the client with the specified name, and creates it if it does not exist or if its options have changed.</summary>
    /// <param name="name">The name of the client. The comparison ignores case, like that of configuration keys.</param>
    /// <returns>A client with the current options. It is the same instance until the configuration is reloaded.</returns>
    /// <exception cref="ArgumentException"><paramref name="name"/> is empty, or no client has this name. The message contains the configured
    /// names.</exception>
    /// <exception cref="ArgumentNullException"><paramref name="name"/> is <see langword="null"/>.</exception>
    /// <exception cref="OptionsValidationException">An option of the client is missing or invalid. The message contains the name of the client, its
    /// configuration section and the name of the option.</exception>
    /// <exception cref="ObjectDisposedException">The container has been disposed.</exception>
    IBulkExportClient CreateClient(string name);

    /// <summary>Gets the names of the clients that are currently configured.</summary>
    /// <returns>A snapshot of the names, in the order of the configuration. The options of a client are validated only when the client is
    /// created.</returns>
    IReadOnlyList<string> GetNames();
}
