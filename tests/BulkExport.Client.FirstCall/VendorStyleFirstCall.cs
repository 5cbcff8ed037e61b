using System.Runtime.CompilerServices;
using BulkExport.Client.Benchmarks.Alternatives;

namespace BulkExport.Client.FirstCall;

/// <summary>The vendor-style client. It is left out where the program is compiled ahead of time: its JSON library is not made for that, and what nobody
/// would ship makes a program large and slow to load.</summary>
internal static class VendorStyleFirstCall
{
    [ModuleInitializer]
    internal static void Add() => FirstCalls.ByClient.Add("vendor-style", RunAsync);

    private static async Task<string?> RunAsync(Uri baseAddress)
    {
        using var http = new HttpClient();
        return (
            await new VendorStyleClient(http, baseAddress, FirstCalls.AccountSid, FirstCalls.AuthToken).FetchAsync(FirstCalls.Sid)
        )?.StartDay;
    }
}
